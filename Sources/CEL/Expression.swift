/// An expression of the Common Expression Language.
struct Expression {
}
