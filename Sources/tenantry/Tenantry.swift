import ArgumentParser
import TenantryCommands

@main
struct Tenantry {
    static func main() async {
        await TenantryCommand.main()
    }
}
