package dev.hoopoe.gateway.dialect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Which dialects are served, and on which hosts without their base path. */
@ConfigMapping(prefix = "hoopoe.gateway.dialect")
public interface DialectConfig {

    /**
     * The names of the dialects that are served; the native one, {@code homa}, always is. The others must be named,
     * because a dialect may allow anonymous callers what an operator does not expect: on a new account HCall's
     * {@code /master/create} makes the first caller its owner (contract row C-01). The launcher enables all of them.
     */
    @WithDefault("${hoopoe.dialects:homa}")
    Optional<List<String>> served();

    /**
     * Host names bound to dialects, {@code hcall.example.com=hcall,desk.example.com=omnidesk}: there {@code /api} means
     * {@code /hcall/api}, and all else is below the base path too. A host may be bound to an account besides.
     */
    @WithDefault("${hoopoe.hosts:}")
    Optional<List<DialectHost>> hosts();
}
