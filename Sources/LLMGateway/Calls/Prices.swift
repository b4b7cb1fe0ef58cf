import PlatformContract

/// What each model costs.
struct Prices: Sendable {
    private let models: [String: GatewayConfiguration.Model]

    init(_ models: [GatewayConfiguration.Model]) {
        self.models = Dictionary(models.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// US dollars; `nil` for a model without a price. Prices are told for a million tokens.
    func cost(of charge: Charge, model: String) -> Double? {
        guard let model = models[model], let input = model.inputPrice, let output = model.outputPrice else {
            return nil
        }
        return (Double(charge.input) * input + Double(charge.output) * output) / 1_000_000
    }
}
