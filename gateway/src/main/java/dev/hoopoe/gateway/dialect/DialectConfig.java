package dev.hoopoe.gateway.dialect;

import dev.hoopoe.common.dialect.Dialect;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Which dialects are served, and on which hosts without their base path. */
@ConfigMapping(prefix = "hoopoe.gateway.dialect")
public interface DialectConfig {

    /**
     * The dialects that are served: {@code hcall}, {@code omnidesk}, and {@code homa}, the native one, which always is. No
     * other is unless it is named, since one of them can be dangerous to whoever does not know of it: on a new desk HCall's
     * {@code /master/create} makes the first to come its owner (contract HCall, C-01). The launcher switches all of them on.
     */
    @WithDefault("${hoopoe.dialects:homa}")
    Optional<List<Dialect>> served();

    /**
     * Host names bound to dialects, {@code hcall.example.com=hcall,desk.example.com=omnidesk}: there {@code /api} means
     * {@code /hcall/api}, and all else is below the base path too. A host may be bound to an account besides.
     */
    @WithDefault("${hoopoe.hosts:}")
    Optional<List<DialectHost>> hosts();
}
