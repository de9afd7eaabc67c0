package dev.hoopoe.messaging.omnidesk;

import dev.hoopoe.messaging.message.MessageSender;
import java.util.Locale;

/** The sender of a message, by OmniDesk's names. */
enum OmniDeskSender {
    USER(MessageSender.USER),
    CLIENT(MessageSender.CLIENT),
    BOT(MessageSender.SYSTEM);

    static final String WIRE_NAMES = "user|client|bot";
    static final String ONE_OF_THEM = "must be user, client or bot";

    private final MessageSender sender;

    OmniDeskSender(MessageSender sender) {
        this.sender = sender;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    MessageSender sender() {
        return sender;
    }

    static OmniDeskSender of(MessageSender sender) {
        return switch (sender) {
            case USER -> USER;
            case CLIENT -> CLIENT;
            case SYSTEM -> BOT;
        };
    }

    /** The sender of a wire name that has been validated; staff without one. */
    static OmniDeskSender ofWireName(String wireName) {
        return wireName == null ? USER : valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
