"""Makes Django ready when imported; stands before everything that imports models."""

import django

django.setup()
