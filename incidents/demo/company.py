"""Who works at Tidewell, and for whom."""

PASSWORD = "make-it-right"

TEAMS = ["Customer care", "Integrations", "Billing", "Onboarding"]

# first part of the e-mail → name, role by team
PEOPLE = {
    "mara": ("Mara Lindqvist", {"Customer care": "staff"}),
    "jonas": ("Jonas Weber", {"Customer care": "staff", "Integrations": "staff"}),
    "tomas": ("Tomás Oliveira", {"Customer care": "lead"}),
    "aiko": ("Aiko Brandt", {"Integrations": "staff"}),
    "ingrid": ("Ingrid Solberg", {"Integrations": "lead"}),
    "rui": ("Rui Duarte", {"Billing": "lead"}),
    "bea": ("Bea Kowalska", {"Billing": "staff"}),
    "sam": ("Sam Okafor", {"Onboarding": "staff"}),
    "noor": ("Noor Haddad", {"Onboarding": "lead"}),
    "priya": ("Priya Nair", dict.fromkeys(TEAMS, "manager")),
    "helen": ("Helen Castro", {"Customer care": "admin"}),
}
DOMAIN = "tidewell.example"

# who may be invited as a guide → of which team
GUIDES = {"aiko": "Integrations", "jonas": "Customer care"}

SIGN_INS = [
    (f"tomas@{DOMAIN}", "lead of Customer care"),
    (f"mara@{DOMAIN}", "staff, Customer care"),
    (f"rui@{DOMAIN}", "lead of Billing"),
    (f"priya@{DOMAIN}", "manager, sees every team"),
    (f"helen@{DOMAIN}", "admin, with the admin site"),
]

# customer → contact, position, e-mail, phone
CUSTOMERS = {
    "Brightwater Foods": (
        "Elena Marsh", "Head of Distribution", "elena@brightwater.example", "+44 20 7946 0101",
    ),
    "Vega Retail": ("Pablo Reyes", "Logistics Manager", "p.reyes@vega.example", "+34 910 555 012"),
    "Hollis & Daughters": ("Ruth Hollis", "Owner", "ruth@hollis.example", "+44 117 496 0018"),
    "Petrel Marine": ("Anders Lund", "Export Desk", "lund@petrel.example", "+47 22 555 019"),
    "Lumen Ceramics": ("Chiara Rossi", "Operations", "chiara@lumen.example", "+39 06 5550 0112"),
    "Ostrava Parts": ("Petr Novák", "Finance", "novak@ostrava.example", "+420 225 550 011"),
    "Orchard Street Books": ("Wendy Clarke", "Manager", "wendy@orchard.example", ""),
    "Norrland Timber": ("Lars Öberg", "Purchasing", "lars@norrland.example", "+46 8 5550 0131"),
    "Alder & Sons": ("George Alder", "Director", "george@alder.example", "+44 161 496 0122"),
    "Greenway Health": ("Dr Amara Osei", "Supply Lead", "a.osei@greenway.example", ""),
    "Castellan Pharma": ("Martin Keller", "Quality", "mk@castellan.example", "+49 30 5550 0199"),
    "Kestrel Parts": ("Dana Whitlock", "Accounts", "dana@kestrel.example", "+1 202 555 0144"),
    "Tarn Outdoor": ("Fiona McKay", "Project Lead", "fiona@tarn.example", "+44 131 496 0177"),
    "Quay 9": ("Yusuf Demir", "Training", "yusuf@quay9.example", "+31 20 555 0133"),
    "Night shift (internal)": ("Bo Larsen", "Shift Lead", "bo.larsen@tidewell.example", ""),
}  # fmt: skip
