"""The demo company: Tidewell, which plans other companies’ deliveries."""

from incidents.demo.company import COMPANY, PASSWORD, SIGN_INS

__all__ = ["COMPANY", "PASSWORD", "SIGN_INS"]
