import ServiceRuntime
import TenantApp

@main
struct Main {
    static func main() async {
        await ServiceApplication.main("tenant-app") { reader, logger in
            try TenantAppService.application(reader: reader, logger: logger)
        }
    }
}
