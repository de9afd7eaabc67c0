package dev.hoopoe.directory.netia;

import static dev.hoopoe.directory.widget.WidgetSetting.AGENT_AVAILABLE_TEXT;
import static dev.hoopoe.directory.widget.WidgetSetting.AGENT_UNAVAILABLE_TEXT;
import static dev.hoopoe.directory.widget.WidgetSetting.AWAY_MESSAGE;
import static dev.hoopoe.directory.widget.WidgetSetting.BASE_URL;
import static dev.hoopoe.directory.widget.WidgetSetting.COLOR;
import static dev.hoopoe.directory.widget.WidgetSetting.CUSTOM_ICON_URL;
import static dev.hoopoe.directory.widget.WidgetSetting.EMAIL_INPUT_PLACEHOLDER;
import static dev.hoopoe.directory.widget.WidgetSetting.GREETING;
import static dev.hoopoe.directory.widget.WidgetSetting.ICON_VARIANT;
import static dev.hoopoe.directory.widget.WidgetSetting.IFRAME_URL_OVERRIDE;
import static dev.hoopoe.directory.widget.WidgetSetting.IS_BRANDING_HIDDEN;
import static dev.hoopoe.directory.widget.WidgetSetting.IS_OPEN_BY_DEFAULT;
import static dev.hoopoe.directory.widget.WidgetSetting.NEW_MESSAGES_NOTIFICATION_TEXT;
import static dev.hoopoe.directory.widget.WidgetSetting.NEW_MESSAGE_PLACEHOLDER;
import static dev.hoopoe.directory.widget.WidgetSetting.REQUIRE_EMAIL_UPFRONT;
import static dev.hoopoe.directory.widget.WidgetSetting.SHOW_AGENT_AVAILABILITY;
import static dev.hoopoe.directory.widget.WidgetSetting.SUBTITLE;
import static dev.hoopoe.directory.widget.WidgetSetting.TITLE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.directory.widget.WidgetSettings;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The settings of the account's widget (contract Netia, section 4); {@code account} only where pages read them. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NetiaWidgetSettings(
        UUID id,

        @Schema(enumeration = {"widget_settings"}) String object,

        Instant createdAt,
        Instant updatedAt,
        String title,
        String subtitle,
        String color,
        @Schema(nullable = true) String greeting,
        @Schema(nullable = true) String awayMessage,
        String newMessagePlaceholder,
        String emailInputPlaceholder,
        String newMessagesNotificationText,
        boolean showAgentAvailability,
        String agentAvailableText,
        String agentUnavailableText,
        boolean requireEmailUpfront,
        @JsonProperty("is_open_by_default") boolean openByDefault,
        @JsonProperty("is_branding_hidden") boolean brandingHidden,

        @Schema(enumeration = {"outlined", "filled"}) String iconVariant,

        @Schema(format = "uri", nullable = true) String customIconUrl,
        @Schema(format = "uri", nullable = true) String iframeUrlOverride,
        @Schema(format = "uri", nullable = true) String baseUrl,
        UUID inboxId,
        @JsonInclude(JsonInclude.Include.NON_NULL) NetiaAccount account) {

    /** For staff and for the page's visit: without the account. */
    static NetiaWidgetSettings of(WidgetSettings settings) {
        return of(settings, null);
    }

    static NetiaWidgetSettings withAccount(WidgetSettings settings, Instant now) {
        return of(settings, NetiaAccount.of(settings.accountId(), settings.accountName(), null, now));
    }

    private static NetiaWidgetSettings of(WidgetSettings settings, NetiaAccount account) {
        return new NetiaWidgetSettings(
                settings.id(),
                "widget_settings",
                settings.createdAt(),
                settings.updatedAt(),
                settings.text(TITLE),
                settings.text(SUBTITLE),
                settings.text(COLOR),
                settings.text(GREETING),
                settings.text(AWAY_MESSAGE),
                settings.text(NEW_MESSAGE_PLACEHOLDER),
                settings.text(EMAIL_INPUT_PLACEHOLDER),
                settings.text(NEW_MESSAGES_NOTIFICATION_TEXT),
                settings.flag(SHOW_AGENT_AVAILABILITY),
                settings.text(AGENT_AVAILABLE_TEXT),
                settings.text(AGENT_UNAVAILABLE_TEXT),
                settings.flag(REQUIRE_EMAIL_UPFRONT),
                settings.flag(IS_OPEN_BY_DEFAULT),
                settings.flag(IS_BRANDING_HIDDEN),
                settings.text(ICON_VARIANT),
                settings.text(CUSTOM_ICON_URL),
                settings.text(IFRAME_URL_OVERRIDE),
                settings.text(BASE_URL),
                NetiaIds.inboxOf(settings.accountId()),
                account);
    }
}
