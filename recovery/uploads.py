from django.core.files.uploadhandler import FileUploadHandler

MOST = 10 * 1024 * 1024
"""Bytes of a file that are taken in, and one more, which is enough to know that it is too large."""


class TakesSoMuch(FileUploadHandler):
    """The first handler of a file that is sent: what goes beyond MOST bytes is read and forgotten.

    The handlers after it get the rest, so that nobody fills the disk with one request.
    """

    def receive_data_chunk(self, raw_data, start):
        """The piece, if it still counts; None keeps it from the handlers that follow."""
        return raw_data if start <= MOST else None

    def file_complete(self, file_size):
        """The handlers that follow make the file; its size is what was sent."""
        return
