package dev.hoopoe.messaging.webhook;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** The state as the column holds it. */
@Converter(autoApply = true)
class WebhookStateColumn implements AttributeConverter<WebhookState, String> {

    @Override
    public String convertToDatabaseColumn(WebhookState state) {
        return state.wireName();
    }

    @Override
    public WebhookState convertToEntityAttribute(String text) {
        return WebhookState.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
