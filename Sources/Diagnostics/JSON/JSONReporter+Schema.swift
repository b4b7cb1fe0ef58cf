extension JSONReporter {
    /// The JSON Schema (draft 2020-12) of a report.
    public static let schema = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Findings",
          "type": "object",
          "required": ["version", "diagnostics", "summary"],
          "additionalProperties": false,
          "properties": {
            "version": {"const": \(version)},
            "diagnostics": {"type": "array", "items": {"$ref": "#/$defs/diagnostic"}},
            "summary": {"$ref": "#/$defs/summary"}
          },
          "$defs": {
            "diagnostic": {
              "type": "object",
              "required": ["id", "severity", "message", "notes"],
              "additionalProperties": false,
              "properties": {
                "id": {"description": "the rule, stable", "type": "string"},
                "severity": {"enum": ["error", "warning", "info"]},
                "message": {"description": "what is wrong, in one sentence", "type": "string"},
                "location": {"$ref": "#/$defs/location"},
                "object": {"description": "kind, namespace and name of the object", "type": "string"},
                "pointer": {"description": "the field as a JSON Pointer (RFC 6901)", "type": "string"},
                "notes": {"type": "array", "items": {"$ref": "#/$defs/note"}},
                "fix": {"$ref": "#/$defs/fix"}
              }
            },
            "location": {
              "type": "object",
              "required": ["path"],
              "additionalProperties": false,
              "properties": {"path": {"type": "string"}, "range": {"$ref": "#/$defs/range"}}
            },
            "range": {
              "description": "from start up to, and without, end",
              "type": "object",
              "required": ["start", "end"],
              "additionalProperties": false,
              "properties": {"start": {"$ref": "#/$defs/position"}, "end": {"$ref": "#/$defs/position"}}
            },
            "position": {
              "description": "counted from 1, columns in Unicode scalars",
              "type": "object",
              "required": ["line", "column"],
              "additionalProperties": false,
              "properties": {"line": {"type": "integer"}, "column": {"type": "integer"}}
            },
            "note": {
              "type": "object",
              "required": ["message"],
              "additionalProperties": false,
              "properties": {"message": {"type": "string"}, "location": {"$ref": "#/$defs/location"}}
            },
            "fix": {
              "type": "object",
              "required": ["summary", "edits"],
              "additionalProperties": false,
              "properties": {
                "summary": {"type": "string"},
                "edits": {
                  "description": "all in the file of the location, none overlapping; empty when people have to decide",
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["range", "replacement"],
                    "additionalProperties": false,
                    "properties": {"range": {"$ref": "#/$defs/range"}, "replacement": {"type": "string"}}
                  }
                }
              }
            },
            "summary": {
              "description": "how many of each severity, and in how many files",
              "type": "object",
              "required": ["errors", "warnings", "infos", "files"],
              "additionalProperties": false,
              "properties": {
                "errors": {"type": "integer", "minimum": 0},
                "warnings": {"type": "integer", "minimum": 0},
                "infos": {"type": "integer", "minimum": 0},
                "files": {"type": "integer", "minimum": 0}
              }
            }
          }
        }

        """
}
