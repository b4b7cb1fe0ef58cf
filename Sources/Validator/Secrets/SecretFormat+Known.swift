extension SecretFormat {
    /// The formats that are known, the longer prefix before the shorter one.
    ///
    /// Prefixes, alphabets and lengths are those of gitleaks (config/gitleaks.toml); those that it hasn't got are
    /// marked, and taken from several scanners that agree. Lengths that have changed over time are taken as the
    /// widest.
    static let known: [SecretFormat] = models + clouds + sources + services

    // Keys of models.
    private static let models: [SecretFormat] = [
        SecretFormat("an Anthropic API key", "sk-ant-", .base64URL, 20...200),
        // Not in gitleaks.
        SecretFormat("an OpenRouter API key", "sk-or-v1-", .hexadecimal, 32...64),
        SecretFormat("an OpenAI API key", "sk-proj-", .base64URL, 20...200),
        SecretFormat("an OpenAI API key", "sk-svcacct-", .base64URL, 20...200),
        SecretFormat("an OpenAI API key", "sk-admin-", .base64URL, 20...200),
        SecretFormat("an OpenAI API key", "sk-", .alphanumeric, 20...64),
        SecretFormat("a Hugging Face token", "hf_", .alphanumeric, 30...40),
        SecretFormat("a Hugging Face token", "api_org_", .alphanumeric, 30...40),
        SecretFormat("a Perplexity API key", "pplx-", .alphanumeric, 40...56),
        // Not in gitleaks.
        SecretFormat("a Groq API key", "gsk_", .alphanumeric, 40...60),
        // Not in gitleaks.
        SecretFormat("an xAI API key", "xai-", .alphanumeric, 40...90),
        // Not in gitleaks.
        SecretFormat("an NVIDIA API key", "nvapi-", .base64URL, 32...80),
    ]

    // Credentials of clouds and of what runs in them.
    private static let clouds: [SecretFormat] = [
        SecretFormat("an AWS access key", "AKIA", .upperAndDigits, 16),
        SecretFormat("an AWS access key", "ASIA", .upperAndDigits, 16),
        SecretFormat("an AWS access key", "ABIA", .upperAndDigits, 16),
        SecretFormat("an AWS access key", "ACCA", .upperAndDigits, 16),
        SecretFormat("a Google API key", "AIza", .base64URL, 35),
        // Not in gitleaks.
        SecretFormat("a Google OAuth client secret", "GOCSPX-", .base64URL, 20...40),
        // Not in gitleaks.
        SecretFormat("an Azure account key", "AccountKey=", .base64, 40...86),
        // Not in gitleaks.
        SecretFormat("an Azure shared access key", "SharedAccessKey=", .base64, 40...86),
        SecretFormat("an Alibaba Cloud access key", "LTAI", .alphanumeric, 20),
        SecretFormat("a DigitalOcean token", "dop_v1_", .hexadecimal, 64),
        SecretFormat("a DigitalOcean token", "doo_v1_", .hexadecimal, 64),
        SecretFormat("a DigitalOcean token", "dor_v1_", .hexadecimal, 64),
        SecretFormat("a Databricks token", "dapi", .hexadecimal, 32),
        SecretFormat("a Fly.io token", "fo1_", .base64URL, 43),
        SecretFormat("a Fly.io token", "fm2_", .base64, 100...2_000),
        SecretFormat("a Heroku API key", "HRKU-AA", .base64URL, 58),
        SecretFormat("a Vault token", "hvs.", .base64URL, 20...300),
        SecretFormat("a Vault token", "hvb.", .base64URL, 100...400),
        SecretFormat("a Terraform token", "atlasv1.", .base64URL, 60...70),
        SecretFormat("an OpenShift token", "sha256~", .base64URL, 43),
        SecretFormat("a Doppler token", "dp.pt.", .alphanumeric, 40...50),
        SecretFormat("a Pulumi token", "pul-", .hexadecimal, 40),
        SecretFormat("a PlanetScale password", "pscale_pw_", .dotted, 32...64),
        SecretFormat("a PlanetScale token", "pscale_tkn_", .dotted, 32...64),
        SecretFormat("a PlanetScale token", "pscale_oauth_", .dotted, 32...64),
        // Not in gitleaks.
        SecretFormat("a Tailscale key", "tskey-", .dashed, 16...100),
        SecretFormat("an age secret key", "AGE-SECRET-KEY-1", .upperAndDigits, 58),
        SecretFormat("a 1Password token", "ops_eyJ", .base64, 200...2_000),
    ]

    // Tokens of where code and packages are.
    private static let sources: [SecretFormat] = [
        SecretFormat("a GitHub token", "ghp_", .alphanumeric, 30...255),
        SecretFormat("a GitHub token", "gho_", .alphanumeric, 30...255),
        SecretFormat("a GitHub token", "ghu_", .alphanumeric, 30...255),
        SecretFormat("a GitHub token", "ghs_", .alphanumeric, 30...255),
        SecretFormat("a GitHub token", "ghr_", .alphanumeric, 30...255),
        SecretFormat("a GitHub token", "github_pat_", .word, 22...255),
        SecretFormat("a GitLab token", "glpat-", .dotted, 20...310),
        SecretFormat("a GitLab token", "gldt-", .base64URL, 20...40),
        SecretFormat("a GitLab token", "glrt-", .dotted, 20...310),
        SecretFormat("a GitLab token", "glptt-", .hexadecimal, 40),
        SecretFormat("a GitLab token", "glcbt-", .base64URL, 20...40),
        SecretFormat("a GitLab token", "glsoat-", .base64URL, 20...40),
        SecretFormat("a GitLab token", "glagent-", .base64URL, 50...80),
        SecretFormat("a GitLab token", "gloas-", .base64URL, 64),
        SecretFormat("a GitLab token", "glft-", .base64URL, 20...40),
        SecretFormat("a GitLab token", "glimt-", .base64URL, 25),
        SecretFormat("a GitLab token", "GR1348941", .base64URL, 20),
        SecretFormat("an Atlassian token", "ATATT3", .base64URL, 100...250),
        SecretFormat("an npm token", "npm_", .alphanumeric, 36),
        SecretFormat("a PyPI token", "pypi-", .base64URL, 50...300),
        SecretFormat("a RubyGems token", "rubygems_", .hexadecimal, 48),
        // Not in gitleaks.
        SecretFormat("a Docker Hub token", "dckr_pat_", .base64URL, 20...60),
        // Not in gitleaks.
        SecretFormat("a Docker Hub token", "dckr_oat_", .base64URL, 20...60),
        SecretFormat("an Artifactory key", "AKCp", .alphanumeric, 69),
        SecretFormat("an Artifactory token", "cmVmd", .alphanumeric, 59),
        SecretFormat("a Sourcegraph token", "sgp_", .word, 40...57),
    ]

    // Tokens of services that are told of things, or paid.
    private static let services: [SecretFormat] = [
        SecretFormat("a Slack token", "xoxb-", .dashed, 20...120),
        SecretFormat("a Slack token", "xoxp-", .dashed, 20...120),
        SecretFormat("a Slack token", "xoxa-", .dashed, 20...120),
        SecretFormat("a Slack token", "xoxr-", .dashed, 20...120),
        SecretFormat("a Slack token", "xoxo-", .dashed, 20...120),
        SecretFormat("a Slack token", "xoxs-", .dashed, 20...120),
        SecretFormat("a Slack token", "xoxe-", .dashed, 20...200),
        SecretFormat("a Slack token", "xapp-", .dashed, 20...120),
        SecretFormat("a Slack webhook", "hooks.slack.com/services/", .path, 30...60),
        SecretFormat("a Slack webhook", "hooks.slack.com/workflows/", .path, 30...60),
        SecretFormat("a Slack webhook", "hooks.slack.com/triggers/", .path, 30...60),
        SecretFormat("a Stripe key", "sk_live_", .alphanumeric, 10...99),
        SecretFormat("a Stripe key", "sk_test_", .alphanumeric, 10...99),
        SecretFormat("a Stripe key", "sk_prod_", .alphanumeric, 10...99),
        SecretFormat("a Stripe key", "rk_live_", .alphanumeric, 10...99),
        SecretFormat("a Stripe key", "rk_test_", .alphanumeric, 10...99),
        SecretFormat("a Stripe key", "rk_prod_", .alphanumeric, 10...99),
        // Not in gitleaks.
        SecretFormat("a Stripe webhook secret", "whsec_", .alphanumeric, 16...64),
        SecretFormat("a Grafana token", "glsa_", .word, 41),
        SecretFormat("a Grafana token", "glc_", .base64, 32...400),
        SecretFormat("a Grafana API key", "eyJrIjoi", .alphanumeric, 60...400),
        SecretFormat("a SendGrid key", "SG.", .dotted, 66),
        SecretFormat("a Sendinblue key", "xkeysib-", .dashed, 81),
        SecretFormat("a Twilio key", "SK", .hexadecimal, 32),
        SecretFormat("a Mailgun key", "key-", .hexadecimal, 32),
        SecretFormat("a New Relic key", "NRAK-", .alphanumeric, 27),
        SecretFormat("a Dynatrace token", "dt0c01.", .dotted, 89),
        SecretFormat("a Sentry token", "sntryu_", .hexadecimal, 64),
        SecretFormat("a Sentry token", "sntrys_", .base64, 60...500),
        SecretFormat("a Shopify token", "shpat_", .hexadecimal, 32),
        SecretFormat("a Shopify token", "shpca_", .hexadecimal, 32),
        SecretFormat("a Shopify token", "shppa_", .hexadecimal, 32),
        SecretFormat("a Shopify secret", "shpss_", .hexadecimal, 32),
        SecretFormat("a Square token", "sq0atp-", .base64URL, 22...60),
        SecretFormat("a Linear API key", "lin_api_", .alphanumeric, 40),
        SecretFormat("a Notion token", "ntn_", .alphanumeric, 46),
        SecretFormat("a Postman API key", "PMAK-", .dashed, 59),
        SecretFormat("an EasyPost key", "EZAK", .alphanumeric, 54),
        SecretFormat("a Prefect token", "pnu_", .alphanumeric, 36),
    ]

    /// The formats by the first byte of their prefix.
    static let byFirstByte: [[SecretFormat]] = {
        var table = [[SecretFormat]](repeating: [], count: 256)
        for format in known.sorted(by: { $0.prefix.count > $1.prefix.count }) {
            if let first = format.prefix.first { table[Int(first)].append(format) }
        }
        return table
    }()
}
