"""Makes the specs of many tenants, no two alike and always the same."""

import json
import pathlib
import random
import shutil
import typing

INDUSTRIES = ["Technology", "Retail", "Health care", "Logistics", "Education", "Energy", "Finance", "Media"]
FIRST = ["acme", "blue", "cedar", "delta", "ember", "fox", "globex", "harbor", "iris", "juniper", "kite", "lumen"]
LAST = ["corp", "labs", "works", "systems", "group", "foods", "air", "data", "health", "media", "power", "bank"]
SENTENCES = [
    "Answer in the language of the question.",
    "Never give legal or medical advice.",
    "Prefer short answers: three sentences at most.",
    "Cite the document that an answer comes from.",
    "When in doubt, say so, and name a colleague who knows.",
    'Our products are called "One", "Two" and "Three"; use these names.',
]


def make_tenants(count: int) -> list[dict[str, typing.Any]]:
    tenants = []
    for number in range(count):
        chance = random.Random(number)
        first, last, industry = chance.choice(FIRST), chance.choice(LAST), chance.choice(INDUSTRIES)
        company = f"{first.capitalize()} {last.capitalize()} {number}"
        lines = [f"You are an assistant for {company}, in {industry.lower()}."]
        lines += chance.sample(SENTENCES, chance.randint(1, len(SENTENCES)))
        tenants.append(
            {
                # The first is the one that the platform's spec names as a receiver of alerts.
                "name": f"{first}-{last}-{number}" if number else "acme-corp",
                "company": company,
                "industry": industry,
                "replicas": chance.randint(2, 4),
                "systemPrompt": "\n".join(lines) + "\n",
                "model": chance.choice(["gpt-4o-mini", "gpt-4o"]),
                "limits": {
                    "requestsPerMinute": chance.randrange(60, 6000, 60),
                    # Enough that each of the gateway's pods can allow the largest answer.
                    "tokensPerMinute": chance.randrange(60_000, 1_000_000, 10_000),
                    "tokensPerDay": chance.randrange(1_000_000, 100_000_000, 1_000_000),
                    "maxTokensPerRequest": chance.choice([1024, 2048, 4096, 8192]),
                },
            }
        )
    return tenants


def write_specs(tenants: list[dict[str, typing.Any]], platform: pathlib.Path, folder: pathlib.Path) -> None:
    folder.mkdir()
    shutil.copy(platform, folder)
    for tenant in tenants:
        (folder / f"{tenant['name']}.yaml").write_text(spec(tenant), encoding="utf-8")


def spec(tenant: dict[str, typing.Any]) -> str:
    prompt = "".join(f"      {line}\n" for line in tenant["systemPrompt"].splitlines())
    limits = ", ".join(f"{key}: {value}" for key, value in tenant["limits"].items())
    return f"""\
apiVersion: tenantry.dev/v1alpha1
kind: Tenant
metadata:
  name: {tenant["name"]}
spec:
  company: {tenant["company"]}
  industry: {tenant["industry"]}
  access:
    operators: ["{tenant["name"]}:operators"]
    viewers: ["{tenant["name"]}:viewers"]
  app:
    replicas: {tenant["replicas"]}
  llm:
    systemPrompt: |
{prompt}    model: {tenant["model"]}
    allowedModels: [gpt-4o-mini, gpt-4o]
    limits: {{{limits}}}
"""


def write_json(tenants: list[dict[str, typing.Any]], file: pathlib.Path) -> None:
    file.write_text(json.dumps(tenants), encoding="utf-8")
