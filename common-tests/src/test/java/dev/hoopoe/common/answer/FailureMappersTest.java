package dev.hoopoe.common.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.ErrorKind;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailureMappersTest {

    @Test
    void endlessRecursionDoesNotFillTheLog() {
        var overflow = assertThrows(StackOverflowError.class, () -> recurse(0));
        var failure = new IllegalStateException(overflow);
        assertTrue(overflow.getStackTrace().length > 1000);

        var answer = FailureMappers.exceptionFor(failure);

        assertEquals(ErrorKind.INTERNAL, answer.kind());
        assertEquals(200, overflow.getStackTrace().length);
    }

    @Test
    void callerWhoHangsUpIsNoInternalError() {
        var failure = new IOException(new IOException(new HttpClosedException("Connection was closed")));

        assertEquals(ErrorKind.INVALID, FailureMappers.exceptionFor(failure).kind());
    }

    @Test
    void callerWhoStopsADownloadIsNoInternalError() {
        var failure = new IOException(
                thrownBy("io.quarkus.vertx.utils.VertxOutputStream", new IOException("Connection has been closed")));

        assertEquals(ErrorKind.INVALID, FailureMappers.exceptionFor(failure).kind());
    }

    @Test
    void brokenFormIsInvalidAndAFullDiskIsNot() {
        var parser = "org.jboss.resteasy.reactive.server.core.multipart.MultipartParser$ParseState";
        var malformed = thrownBy(parser, new IOException("Malformed"));
        var full = thrownBy(parser, new IllegalStateException(new IOException("No space left on device")));

        assertEquals(ErrorKind.INVALID, FailureMappers.exceptionFor(malformed).kind());
        assertEquals(ErrorKind.INTERNAL, FailureMappers.exceptionFor(full).kind());
    }

    private static <T extends Throwable> T thrownBy(String className, T failure) {
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement(className, "run", null, -1)});
        return failure;
    }

    private static int recurse(int depth) {
        return depth < 0 ? 0 : recurse(depth + 1) + 1;
    }
}
