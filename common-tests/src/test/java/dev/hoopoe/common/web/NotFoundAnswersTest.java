package dev.hoopoe.common.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class NotFoundAnswersTest {

    @Test
    void anAnswerIsPresent() {
        assertEquals(Optional.of("a"), NotFoundAnswers.emptyIfNotFound(() -> "a"));
    }

    @Test
    void notFoundIsEmpty() {
        Supplier<String> call = () -> {
            throw new NotFoundException();
        };

        assertEquals(Optional.empty(), NotFoundAnswers.emptyIfNotFound(call));
    }

    @Test
    void anotherFailureIsThrown() {
        Supplier<String> call = () -> {
            throw new ClientErrorException(409);
        };

        assertThrows(ClientErrorException.class, () -> NotFoundAnswers.emptyIfNotFound(call));
    }
}
