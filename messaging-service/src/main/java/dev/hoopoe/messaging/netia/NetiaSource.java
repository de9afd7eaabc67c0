package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.messaging.channel.ChannelChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a conversation of Netia comes from: the channels of the desk that have these ids. Every other one is shown as api. */
enum NetiaSource {
    CHAT("Chat"),
    SLACK("Slack"),
    EMAIL("Email"),
    SMS("SMS"),
    API("API"),
    SANDBOX("Sandbox");

    private static final String ALL =
            Arrays.stream(values()).map(NetiaSource::wireName).collect(Collectors.joining(", "));

    private final String title;

    NetiaSource(String title) {
        this.title = title;
    }

    /** What the desk's channel is called when Netia is the first to use it. */
    String title() {
        return title;
    }

    /** How it is written, and the id of the channel. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a wire name; anything else is refused as the field {@code source}. */
    static NetiaSource of(String wireName) {
        return Arrays.stream(values())
                .filter(source -> source.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> HoopoeException.invalid("source", "must be one of " + ALL));
    }

    /** The channels whose conversations are shown with this source. */
    ChannelChoice channels() {
        return this == API
                ? ChannelChoice.otherThan(List.copyOf(NetiaTicket.SOURCES_BUT_API))
                : ChannelChoice.only(wireName());
    }
}
