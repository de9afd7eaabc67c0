package dev.hoopoe.common.dialect;

import dev.hoopoe.common.error.ErrorEnvelope;
import dev.hoopoe.common.error.ErrorKind;
import java.util.Map;

/** An API by which clients talk to the desk; it is told by the path alone, never guessed from a body. */
public enum Dialect {
    /** The native one, at the root (contract Homa). */
    HOMA("") {
        @Override
        public DialectAnswer refusal(ErrorKind kind, String message, Map<String, String> details) {
            return new DialectAnswer(kind.status(), ErrorEnvelope.of(kind, message, details));
        }
    },
    /** Flat bodies with a boolean {@code status} (contract HCall, section 1). */
    HCALL("/hcall") {
        @Override
        public DialectAnswer refusal(ErrorKind kind, String message, Map<String, String> details) {
            return HCallRefusal.of(kind, message);
        }
    },
    /** Bare bodies, {@code detail} in refusals (contract OmniDesk, section 1). */
    OMNIDESK("/omnidesk") {
        @Override
        public DialectAnswer refusal(ErrorKind kind, String message, Map<String, String> details) {
            return OmniDeskRefusal.of(kind, message, details);
        }
    };

    private final String basePath;

    Dialect(String basePath) {
        this.basePath = basePath;
    }

    /** What stands before all its paths; empty for the native dialect. */
    public String basePath() {
        return basePath;
    }

    /** The dialect that a path belongs to, whether there is anything at it or not. */
    public static Dialect ofPath(String path) {
        for (var dialect : values()) {
            if (dialect != HOMA && (path.equals(dialect.basePath) || path.startsWith(dialect.basePath + "/"))) {
                return dialect;
            }
        }
        return HOMA;
    }

    /** How this dialect refuses; {@code details} are messages by field and may be empty. */
    public abstract DialectAnswer refusal(ErrorKind kind, String message, Map<String, String> details);
}
