"""Who works at Tidewell."""

COMPANY = "Tidewell"

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
