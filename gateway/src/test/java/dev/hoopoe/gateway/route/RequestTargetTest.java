package dev.hoopoe.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class RequestTargetTest {

    static final List<String> ODD = OddAddresses.ALL;

    @ParameterizedTest
    @FieldSource("ODD")
    void oddSpellingIsRefused(String uri) {
        assertThrows(InvalidRequestTargetException.class, () -> RequestTarget.parse(uri));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/tickets, /api/tickets",
        "/api/tickets/, /api/tickets",
        "/%61pi/%74ickets, /api/tickets",
        "/%69nternal/x, /internal/x",
        "/api/channels/100%25, /api/channels/100%25",
        "/api/channels/a%20b, /api/channels/a%20b",
        "/api/channels/%c3%bc, /api/channels/%C3%BC",
        "/api/x/..., /api/x/...",
        "/, /",
    })
    void pathGetsItsOneSpelling(String uri, String expected) throws InvalidRequestTargetException {
        assertEquals(expected, RequestTarget.parse(uri).path());
    }

    @Test
    void queryIsPassedOnAsItCame() throws InvalidRequestTargetException {
        var target = RequestTarget.parse("/api/tickets/?search=a%2Fb%20c|d[]&next=/../x");

        assertEquals("/api/tickets?search=a%2Fb%20c|d[]&next=/../x", target.uri());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/ticket/info?ticket_id=/x, /hcall/api/ticket/info?ticket_id=/x",
        "/hcall/api/ticket/info?a, /hcall/api/ticket/info?a",
        "/hcallx, /hcall/hcallx",
        "/hcall, /hcall",
        "/, /hcall",
        "/?a=/hcall, /hcall?a=/hcall",
    })
    void addressIsPutUnderABasePathOnce(String uri, String expected) throws InvalidRequestTargetException {
        assertEquals(RequestTarget.parse(expected), RequestTarget.parse(uri).under("/hcall"));
    }

    @Test
    void noBasePathChangesNothing() throws InvalidRequestTargetException {
        var target = RequestTarget.parse("/api/tickets?x");

        assertEquals(target, target.under(""));
    }

    @Test
    void rootHasNoSegments() throws InvalidRequestTargetException {
        assertEquals(List.of(), RequestTarget.parse("/").segments());
    }

    @Test
    void segmentsAreThoseOfThePath() throws InvalidRequestTargetException {
        assertEquals(
                List.of("api", "tickets", "7"),
                RequestTarget.parse("/api/tickets/7?x=/y").segments());
    }
}
