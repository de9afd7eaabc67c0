package dev.hoopoe.directory.homa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CreateUserRequestTest {

    @Test
    void textDoesNotContainThePassword() {
        var text = new CreateUserRequest("n", "l", "e", "agent", null, null, "top secret", null).toString();

        assertEquals("CreateUserRequest[]", text);
    }
}
