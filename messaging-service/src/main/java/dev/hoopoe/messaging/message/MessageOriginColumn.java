package dev.hoopoe.messaging.message;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores an origin by the name it has in events. */
@Converter(autoApply = true)
class MessageOriginColumn implements AttributeConverter<MessageOrigin, String> {

    @Override
    public String convertToDatabaseColumn(MessageOrigin origin) {
        return origin == null ? null : origin.wireName();
    }

    @Override
    public MessageOrigin convertToEntityAttribute(String column) {
        return column == null ? null : MessageOrigin.of(column);
    }
}
