package dev.hoopoe.gateway.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.dialect.Dialect;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialectConfigTest {

    @Test
    void nothingButTheNativeDialectIsServedUnlessNamed() {
        var config = configured(Map.of());

        assertEquals(List.of(Dialect.homa()), new Dialects(config).served());
        assertTrue(config.hosts().isEmpty());
    }

    @Test
    void nativeDialectIsServedWhateverElseIs() {
        var config = configured(Map.of("hoopoe.dialects", "hcall,omnidesk"));

        assertEquals(
                List.of(Dialect.homa(), Dialect.of("hcall"), Dialect.of("omnidesk")), new Dialects(config).served());
    }

    @Test
    void noNameAtAllSwitchesNothingOn() {
        assertEquals(List.of(Dialect.homa()), new Dialects(configured(Map.of("hoopoe.dialects", ""))).served());
    }

    @Test
    void dialectThatIsNotKnownIsRefusedAtStart() {
        var config = configured(Map.of("hoopoe.dialects", "hcal"));

        assertThrows(IllegalArgumentException.class, () -> new Dialects(config));
    }

    @Test
    void hostsAreBoundInAList() {
        var config = configured(Map.of("hoopoe.hosts", "HCall.example.com=hcall,desk.example.com=omnidesk"));

        assertEquals(
                List.of(
                        new DialectHost("hcall.example.com", Dialect.of("hcall")),
                        new DialectHost("desk.example.com", Dialect.of("omnidesk"))),
                config.hosts().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hcall", "=hcall", "host=", "host=HCALL", "host=hcal", "host=hcall=x", "a b=hcall"})
    void whatIsNoBindingIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> DialectHost.parse(text));
    }

    private static DialectConfig configured(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test"))
                .withMapping(DialectConfig.class)
                .addDefaultInterceptors()
                .build()
                .getConfigMapping(DialectConfig.class);
    }
}
