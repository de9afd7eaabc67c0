package dev.hoopoe.gateway.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostBindingTest {

    @Test
    void hostIsReadInLowerCase() {
        assertEquals(new HostBinding("acme.example.com", "acme"), HostBinding.parse(" ACME.Example.com=acme "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme", "=acme", "host=", "host=Not An Account", "host=a=b"})
    void whatIsNoBindingIsRefusedAtStart(String text) {
        assertThrows(IllegalArgumentException.class, () -> HostBinding.parse(text));
    }
}
