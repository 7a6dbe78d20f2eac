"""Answers packed for their way: with brotli for the browsers that take it, with gzip for others.

Brotli packs a page as small as gzip does, in two fifths of the time.
"""

import re
from secrets import randbelow, token_bytes

import brotli
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

QUALITY = 3
SHORTEST = 200
"""What is shorter than so many bytes is sent as it is, as Django's own has it."""
LONGEST_PADDING = 100
_TAKEN = re.compile(r"\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")


class CompressionMiddleware(GZipMiddleware):
    """Pack what is sent."""

    max_random_bytes = LONGEST_PADDING

    def process_response(self, request, response):
        """The response, packed if that is worth it."""
        if not _is_for_brotli(request, response):
            return super().process_response(request, response)
        packed = _packed(response.content)
        if len(packed) < len(response.content):
            response.content = packed
            response["Content-Length"] = str(len(packed))
            response["Content-Encoding"] = "br"
            if response.get("ETag", "").startswith('"'):
                # The same page, though not byte for byte.
                response["ETag"] = f"W/{response['ETag']}"
        patch_vary_headers(response, ("Accept-Encoding",))
        return response


def _is_for_brotli(request, response):
    """Whether it is sent as a whole, to a browser that takes brotli."""
    return (
        not response.streaming
        and not response.has_header("Content-Encoding")
        and len(response.content) >= SHORTEST
        and _TAKEN.search(request.headers.get("Accept-Encoding", ""))
    )


def _packed(content):
    compressor = brotli.Compressor(quality=QUALITY)
    return compressor.process(content) + compressor.flush() + _padding() + compressor.finish()


def _padding():
    """Bytes that whoever unpacks passes over (a metadata block, RFC 7932, 9.2), where the packed
    ones end with a whole byte: nobody shall guess from its length what stands on a page (BREACH).
    """
    number = 1 + randbelow(LONGEST_PADDING)
    return (0b010110 | number - 1 << 6).to_bytes(2, "little") + token_bytes(number)
