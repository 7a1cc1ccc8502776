"""Makes the files of the cases: pictures, archives and articles, byte by byte, so that each can be broken where it hurts."""
import io
import struct
import zipfile
import zlib


def article(body, title="Un titre", front=""):
    """An article's bytes; `body` may be text or bytes."""
    head = f"---\ntitle: {title}\ndate: 2024-02\n{front}---\n\n".encode("utf-8", "surrogatepass")
    return head + (body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")) + b"\n"


def book(body, plan="", **more):
    """The files of a book of one article."""
    return {"book.yaml": f"title: Essai\nlanguage: fr\n{plan}", "articles/a.md": article(body), **more}


def with_picture(bytes_, name="images/p.png", more=None):
    return {**book(f"Avant.\n\n![Une vue]({name})\n\nAprès."), name: bytes_, **(more or {})}


# ---- PNG ----

def chunk(kind, data, sum_=None):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data) if sum_ is None else sum_)


PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png_header(width, height, depth=8, colour=2, interlace=0, compression=0, filters=0):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, compression, filters, interlace))


def png(width=8, height=8, depth=8, colour=2, interlace=0, extra=b"", data=None, end=True):
    """A PNG of one colour (adam7 for interlace=1); `extra`: chunks before the pixels."""
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]

    def rows(w, h):
        return (b"\0" + b"\x55" * ((w * samples * depth + 7) // 8)) * h if w and h else b""

    if interlace:
        steps = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
        pixels = b"".join(rows((width - x + dx - 1) // dx, (height - y + dy - 1) // dy) for x, y, dx, dy in steps)
    else:
        pixels = rows(width, height)
    palette = chunk(b"PLTE", bytes(range(256)) * 3) if colour == 3 else b""
    stream = zlib.compress(pixels) if data is None else data
    return (PNG_SIGNATURE + png_header(width, height, depth, colour, interlace) + palette + extra + chunk(b"IDAT", stream)
            + (chunk(b"IEND", b"") if end else b""))


def png_bomb(width, height):
    """Very many pixels in few bytes."""
    packer = zlib.compressobj(9)
    row = b"\0" * ((width + 7) // 8 + 1)
    stream = b"".join(packer.compress(row * min(1000, height - y)) for y in range(0, height, 1000)) + packer.flush()
    return PNG_SIGNATURE + png_header(width, height, 1, 0) + chunk(b"IDAT", stream) + chunk(b"IEND", b"")


# ---- JPEG: baseline, one value a block ----

def segment(marker, data):
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def jpeg(width=16, height=16, components=3, before=b"", scans=1, cut=None, end=True, sof=0xC0):
    """A flat picture; `before`: segments ahead of the frame; `cut`: bytes of the scan that are kept."""
    blocks = ((width + 7) // 8) * ((height + 7) // 8)
    frame = struct.pack(">BHHB", 8, height & 0xFFFF, width & 0xFFFF, components)
    frame += b"".join(bytes((i + 1, 0x11, 0)) for i in range(components))
    # DC: category 0 by one bit, 4 by two (a code of ones alone is not allowed); AC: the end of the block by one bit.
    tables = b"\x00" + bytes([1, 1] + [0] * 14) + bytes((0, 4)) + b"\x10" + bytes([1] + [0] * 15) + b"\0"
    scan_head = bytes((components,)) + b"".join(bytes((i + 1, 0)) for i in range(components)) + b"\0\x3f\0"
    bits = "".join("00" for _ in range(components)) * blocks
    bits += "1" * (-len(bits) % 8)
    data = bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8)).replace(b"\xff", b"\xff\0")
    data = data if cut is None else data[:cut]
    return (b"\xff\xd8" + before + segment(0xDB, b"\0" + b"\1" * 64) + segment(sof, frame) + segment(0xC4, tables)
            + (segment(0xDA, scan_head) + data) * scans + (b"\xff\xd9" if end else b""))


def exif(orientation=1, position=False):
    """An APP1 segment; with a GPS directory when `position`."""
    entries = [(0x0112, 3, 1, struct.pack("<HH", orientation, 0))]
    if position:
        entries.append((0x8825, 4, 1, struct.pack("<I", 60)))
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHI", *e[:3]) + e[3] for e in entries) + b"\0" * 4
    return segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0" + directory + b"\0" * 40 + b"SECRET-POSITION 48.85N")


# ---- Archives ----

def archive(entries, mimetype=None):
    """A ZIP of (name, bytes) pairs, deflated; the mimetype first and stored."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        if mimetype:
            packed.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name, data in entries:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, data)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' \
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' \
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def docx(body, prolog="", more=(), relations=None):
    """A DOCX whose body is the XML given."""
    document = f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document {W}><w:body>{body}</w:body></w:document>'
    entries = [("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)]
    if relations:
        targets = "".join(f'<Relationship Id="{i}" Target="{t}"/>' for i, t in relations)
        entries.append(("word/_rels/document.xml.rels", f"<Relationships>{targets}</Relationships>"))
    return archive(entries + list(more))


def w_paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body, prolog="", more=()):
    namespaces = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in
                          (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing")))
    content = (f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<office:document-content {namespaces} '
               f'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{body}</office:text></office:body></office:document-content>')
    return archive([("content.xml", content)] + list(more), "application/vnd.oasis.opendocument.text")


def svg(inside="", attributes="", prolog=""):
    return (f'{prolog}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20" '
            f'{attributes}><rect width="40" height="20" fill="#ccc"/>{inside}</svg>').encode()
