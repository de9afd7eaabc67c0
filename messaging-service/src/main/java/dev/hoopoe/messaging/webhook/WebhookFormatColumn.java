package dev.hoopoe.messaging.webhook;

import dev.hoopoe.messaging.webhook.delivery.WebhookFormat;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** The format as the column holds it. */
@Converter(autoApply = true)
class WebhookFormatColumn implements AttributeConverter<WebhookFormat, String> {

    @Override
    public String convertToDatabaseColumn(WebhookFormat format) {
        return format.wireName();
    }

    @Override
    public WebhookFormat convertToEntityAttribute(String text) {
        return WebhookFormat.of(text);
    }
}
