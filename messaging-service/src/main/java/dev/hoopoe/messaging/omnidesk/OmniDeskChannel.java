package dev.hoopoe.messaging.omnidesk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The channels that OmniDesk knows; any other channel of the desk is {@link #OTHER} there. */
enum OmniDeskChannel {
    WEB("Web"),
    TELEGRAM("Telegram"),
    WHATSAPP("WhatsApp"),
    SMS("SMS"),
    EMAIL("Email"),
    OTHER("Other");

    static final String WIRE_NAMES = "web|telegram|whatsapp|sms|email|other";
    static final String ONE_OF_THEM = "must be web, telegram, whatsapp, sms, email or other";

    /** The ids of the channels that are shown as they are. */
    static final List<String> KNOWN = Arrays.stream(values())
            .filter(channel -> channel != OTHER)
            .map(OmniDeskChannel::id)
            .toList();

    private final String title;

    OmniDeskChannel(String title) {
        this.title = title;
    }

    /** How it is written in requests and answers, and the id of the desk's channel by which its tickets come in. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the desk's channel is called when OmniDesk is the first to use it. */
    String title() {
        return title;
    }

    /** How a channel of the desk is shown. */
    static OmniDeskChannel ofChannel(String channelId) {
        return KNOWN.contains(channelId) ? ofWireName(channelId) : OTHER;
    }

    /** The channel of a wire name that has been validated. */
    static OmniDeskChannel ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
