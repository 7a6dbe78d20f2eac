"""The editor of the policy: each sheet turns a part of the document into fields, and back."""
