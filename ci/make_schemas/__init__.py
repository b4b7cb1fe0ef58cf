"""Makes the tables of schemas that are embedded in the program: ci/make-schemas."""
