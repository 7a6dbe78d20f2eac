"""One function a page, one POST function a verb."""
