package dev.hoopoe.gateway.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Requests with which one reader can be made to see another end of a message than the next, among ones that are good. */
final class Corpus {

    static final String SMUGGLED = "GET /q/metrics?smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    private static final String HOST = "Host: localhost\r\n";
    private static final String BY_LENGTH = "Content-Length: " + SMUGGLED.length() + "\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final String ONE_CHUNK =
            Integer.toHexString(SMUGGLED.length()) + "\r\n" + SMUGGLED + "\r\n0\r\n\r\n";

    private static final List<String> VERSIONS = List.of(
            "HTTP/1.1",
            "HTTP/1.0",
            "HTTP/0.9",
            "HTTP/1.2",
            "HTTP/1.10",
            "HTTP/01.1",
            "HTTP/2.0",
            "HTTP/2",
            "HTTP/3.0",
            "FOO/1.1",
            "http/1.1",
            "HTTP/1.1x",
            "HTTP/1,1",
            "HTTP1.1",
            "");

    /** @param admitted the body that a service is to see; null when nothing of it may reach one */
    record Case(String name, String request, String admitted, boolean last) {

        @Override
        public String toString() {
            return name;
        }
    }

    private record Framing(String name, String fields, String body, String admitted) {

        boolean isChunked() {
            return fields.toLowerCase(Locale.ROOT).contains("chunked");
        }
    }

    private Corpus() {}

    static List<Case> all() {
        return Stream.of(framings(), chunks(), heads()).flatMap(List::stream).toList();
    }

    /** Every version with every way to say where a body ends. */
    private static List<Case> framings() {
        var cases = new ArrayList<Case>();
        for (var version : VERSIONS) {
            for (var framing : bodies()) {
                var old = version.equals("HTTP/1.0");
                var good = version.equals("HTTP/1.1") || (old && !framing.isChunked());
                cases.add(new Case(
                        version + " " + framing.name(),
                        "POST /api/messages?x " + version + "\r\n" + HOST + "{token}" + framing.fields() + "\r\n"
                                + framing.body(),
                        good ? framing.admitted() : null,
                        old));
            }
        }
        return cases;
    }

    private static List<Framing> bodies() {
        return List.of(
                new Framing("no body", "", "", ""),
                new Framing("length", BY_LENGTH, SMUGGLED, SMUGGLED),
                new Framing("length 0", "Content-Length: 0\r\n", "", ""),
                new Framing("length with space", "Content-Length:   5  \r\n", "hello", "hello"),
                new Framing("chunked", CHUNKED, ONE_CHUNK, SMUGGLED),
                new Framing("chunked in capitals", "TRANSFER-ENCODING: CHUNKED\r\n", ONE_CHUNK, SMUGGLED),
                refused("chunked and length", CHUNKED + BY_LENGTH),
                refused("length and chunked", BY_LENGTH + CHUNKED),
                refused("length of nothing and chunked", "Content-Length: 0\r\n" + CHUNKED),
                refused("chunked twice", CHUNKED + CHUNKED),
                refused("chunked in a list", "Transfer-Encoding: chunked, chunked\r\n"),
                refused("gzip, chunked", "Transfer-Encoding: gzip, chunked\r\n"),
                refused("identity", "Transfer-Encoding: identity\r\n"),
                refused("xchunked", "Transfer-Encoding: xchunked\r\n"),
                refused("quoted", "Transfer-Encoding: \"chunked\"\r\n"),
                refused("no encoding", "Transfer-Encoding:\r\n"),
                refused("vertical tab", "Transfer-Encoding: \u000bchunked\r\n"),
                refused("space before the colon", "Transfer-Encoding : chunked\r\n"),
                refused("length twice", BY_LENGTH + BY_LENGTH),
                refused("two lengths", "Content-Length: 0\r\n" + BY_LENGTH),
                refused("list of lengths", "Content-Length: 5, 5\r\n"),
                refused("plus", "Content-Length: +5\r\n"),
                refused("minus", "Content-Length: -5\r\n"),
                refused("hex", "Content-Length: 0x5\r\n"),
                refused("fraction", "Content-Length: 5.0\r\n"),
                refused("no length", "Content-Length:\r\n"),
                refused("overflow", "Content-Length: 18446744073709551621\r\n"));
    }

    private static Framing refused(String name, String fields) {
        return new Framing(name, fields, ONE_CHUNK, null);
    }

    private static List<Case> chunks() {
        var cases = new ArrayList<Case>();
        Stream.of("5", "05", "00000005")
                .forEach(size -> cases.add(chunked("size " + size, size + "\r\nhello\r\n0\r\n\r\n", "hello")));
        cases.add(chunked("two chunks", "5\r\nhello\r\nA\r\n0123456789\r\n00\r\n\r\n", "hello0123456789"));
        cases.add(chunked("trailers", "5\r\nhello\r\n0\r\nX-Last: 1\r\nContent-Length: 9\r\n\r\n", "hello"));
        Stream.of(
                        "000000005",
                        "5;x",
                        "5;x=y",
                        "5 ",
                        " 5",
                        "5\t",
                        "0x5",
                        "+5",
                        "-5",
                        "5h",
                        "G",
                        "",
                        "5,",
                        "5.0",
                        "\uff15",
                        "FFFFFFFFF",
                        "100000005",
                        "8000000000000005",
                        "5\0",
                        "5\r",
                        "5\n")
                .forEach(size ->
                        cases.add(chunked("size '" + size + "'", size + "\r\nhello\r\n0\r\n\r\n" + SMUGGLED, null)));
        Stream.of(
                        "5\nhello\r\n0\r\n\r\n",
                        "5\r\nhello\n0\r\n\r\n",
                        "5\r\nhello\r\n0\n\r\n",
                        "5\r\nhello\r\n0\r\n\n",
                        "5\r\nhello0\r\n\r\n",
                        "5\r\nhello!\r\n0\r\n\r\n",
                        "5\r\nhello\rX0\r\n\r\n",
                        "4\r\nhello\r\n0\r\n\r\n",
                        "5\r\nhello\r\n0\r\n X: folded\r\n\r\n",
                        "5\r\nhello\r\n0\r\nX : y\r\n\r\n",
                        "5\r\nhello\r\n0\r\nno colon\r\n\r\n",
                        "5\r\nhello\r\n0\r\nX: y\n\r\n",
                        "5\r\nhello\r\n0\r\nX: \0\r\n\r\n",
                        "5\r\nhello\r\n0\r\nX: " + "y".repeat(20_000) + "\r\n\r\n",
                        "5\r\nhello\r\n0;last\r\n\r\n",
                        "5\r\nhello\r\n\r\n0\r\n\r\n")
                .forEach(body -> cases.add(chunked("chunks " + cases.size(), body + SMUGGLED, null)));
        return cases;
    }

    private static Case chunked(String name, String body, String admitted) {
        return new Case(
                name,
                "POST /api/messages?x HTTP/1.1\r\n" + HOST + "{token}" + CHUNKED + "\r\n" + body,
                admitted,
                false);
    }

    private static List<Case> heads() {
        var cases = new ArrayList<Case>();
        Stream.of(
                        "X_Hoopoe_Account: b\r\n",
                        "Content_Length: 500\r\n",
                        "Transfer_Encoding: chunked\r\n",
                        "Connection: content-length, transfer-encoding, host\r\n",
                        "Connection: x\r\nX: y\r\n",
                        "X:no space\r\n",
                        "X:\r\n",
                        "X: \u00e9\t!\r\n",
                        "TE: trailers, chunked\r\n",
                        "X-HTTP-Method-Override: DELETE\r\n",
                        "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade, HTTP2-Settings\r\n")
                .forEach(field -> cases.add(new Case(
                        "field " + field.strip(),
                        "POST /api/messages?x HTTP/1.1\r\n" + HOST + "{token}" + field + BY_LENGTH + "\r\n" + SMUGGLED,
                        SMUGGLED,
                        false)));
        cases.add(new Case(
                "empty line before",
                "\r\nPOST /api/messages?x HTTP/1.1\r\n" + HOST + "{token}Content-Length: 5\r\n\r\nhello",
                "hello",
                false));
        Stream.of(
                        HOST + "X: a\r\n b\r\n",
                        HOST + "X: a\r\n\tContent-Length: 0\r\n",
                        " " + HOST,
                        HOST + "X: a\n",
                        HOST + "X: a\nX: b\r\n",
                        HOST + "X: a\rContent-Length: 0\r\n",
                        HOST + "X: a\0b\r\n",
                        HOST + "X: a\u0001b\r\n",
                        HOST + "X\0: a\r\n",
                        HOST + "X : a\r\n",
                        HOST + "X\t: a\r\n",
                        HOST + "X y: a\r\n",
                        HOST + "\u00e9: a\r\n",
                        HOST + ": a\r\n",
                        HOST + "X\r\n",
                        HOST + "X(y): a\r\n",
                        HOST + HOST,
                        HOST + "host: other\r\n",
                        HOST + "X: " + "y".repeat(17_000) + "\r\n",
                        HOST + "X: y\r\n".repeat(3_000),
                        "",
                        "Host:\r\n",
                        "Host: a b\r\n",
                        "Host: a,b\r\n",
                        "Host: http://localhost\r\n",
                        "Host: localhost/x\r\n",
                        "Host: x@localhost\r\n",
                        "Host: localhost:99999\r\n",
                        "Host: localhost:x\r\n",
                        "Host: [::1\r\n",
                        "Host: \"x\"\r\n")
                .forEach(fields -> cases.add(refusedHead("POST /api/messages?x HTTP/1.1\r\n" + fields)));
        Stream.of(
                        "POST  /api/messages HTTP/1.1\r\n",
                        "POST /api/messages  HTTP/1.1\r\n",
                        "POST\t/api/messages\tHTTP/1.1\r\n",
                        "POST /api/messages HTTP/1.1 \r\n",
                        " POST /api/messages HTTP/1.1\r\n",
                        "POST /api/messages HTTP/1.1\n",
                        "POST /api/messages\r\n",
                        "POST\r\n",
                        "P\0ST /api/messages HTTP/1.1\r\n",
                        "POST /api/\0messages HTTP/1.1\r\n",
                        "POST /api/messages?\u00fc HTTP/1.1\r\n",
                        "POST /api/messages?a|b HTTP/1.1\r\n",
                        "POST /api/%zz HTTP/1.1\r\n",
                        "POST http://localhost/api/messages HTTP/1.1\r\n",
                        "POST //localhost/api/messages HTTP/1.1\r\n",
                        "POST api/messages HTTP/1.1\r\n",
                        "OPTIONS * HTTP/1.1\r\n",
                        "CONNECT localhost:80 HTTP/1.1\r\n",
                        "PRI * HTTP/2.0\r\n",
                        "\r\n\r\nPOST /api/messages HTTP/1.1\r\n",
                        "\nPOST /api/messages HTTP/1.1\r\n",
                        "POST /api/messages?" + "x".repeat(9_000) + " HTTP/1.1\r\n",
                        "PURGE /api/messages HTTP/1.1\r\n",
                        "post /api/messages HTTP/1.1\r\n")
                .forEach(line -> cases.add(refusedHead(line + HOST)));
        return cases;
    }

    private static Case refusedHead(String head) {
        var name = "head " + head.substring(0, Math.min(head.length(), 90));
        return new Case(name, head + "{token}" + BY_LENGTH + "\r\n" + SMUGGLED, null, false);
    }
}
