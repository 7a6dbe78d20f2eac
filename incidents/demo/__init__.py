"""The demo company: Tidewell, which plans other companies’ deliveries."""

from incidents.demo.company import PASSWORD, SIGN_INS

__all__ = ["PASSWORD", "SIGN_INS"]
