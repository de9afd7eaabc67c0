package dev.hoopoe.directory.widget;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hoopoe.common.error.HoopoeException;
import java.util.Arrays;
import java.util.Locale;

/** The settings of a widget, each with the values that it takes and the one that it has by default. */
public enum WidgetSetting {
    TITLE(SettingType.TITLE, "Hello!"),
    SUBTITLE(SettingType.TITLE, "Write to us and we will answer as soon as we can."),
    COLOR(SettingType.COLOR, "#1890ff"),
    GREETING(SettingType.TEXT),
    AWAY_MESSAGE(SettingType.TEXT),
    NEW_MESSAGE_PLACEHOLDER(SettingType.TITLE, "Your message"),
    EMAIL_INPUT_PLACEHOLDER(SettingType.TITLE, "Your e-mail address"),
    NEW_MESSAGES_NOTIFICATION_TEXT(SettingType.TITLE, "Show new messages"),
    SHOW_AGENT_AVAILABILITY(false),
    AGENT_AVAILABLE_TEXT(SettingType.TITLE, "We are online."),
    AGENT_UNAVAILABLE_TEXT(SettingType.TITLE, "We are away."),
    REQUIRE_EMAIL_UPFRONT(false),
    IS_OPEN_BY_DEFAULT(false),
    IS_BRANDING_HIDDEN(false),
    ICON_VARIANT(SettingType.ICON_VARIANT, "outlined"),
    CUSTOM_ICON_URL(SettingType.URL),
    IFRAME_URL_OVERRIDE(SettingType.URL),
    BASE_URL(SettingType.URL);

    private final SettingType type;
    private final JsonNode initial;

    /** Without a value by default. */
    WidgetSetting(SettingType type) {
        this.type = type;
        this.initial = NullNode.getInstance();
    }

    WidgetSetting(SettingType type, String initial) {
        this.type = type;
        this.initial = TextNode.valueOf(initial);
    }

    WidgetSetting(boolean initial) {
        this.type = SettingType.FLAG;
        this.initial = BooleanNode.valueOf(initial);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value among stored ones, or the default. */
    JsonNode in(ObjectNode stored) {
        return stored.path(wireName()).isMissingNode() ? initial : stored.get(wireName());
    }

    /**
     * The settings among the members of a body; null stands for the default. Other members are left out.
     *
     * @throws HoopoeException invalid, for the first value that its setting does not take
     */
    public static ObjectNode changesIn(ObjectNode members) {
        var changes = JsonNodeFactory.instance.objectNode();
        Arrays.stream(values())
                .filter(setting -> members.has(setting.wireName()))
                .forEach(setting -> {
                    var value = members.get(setting.wireName());
                    if (!value.isNull()) {
                        setting.type.refusal(value).ifPresent(reason -> {
                            throw HoopoeException.invalid(setting.wireName(), reason);
                        });
                    }
                    changes.set(setting.wireName(), value);
                });
        return changes;
    }
}
