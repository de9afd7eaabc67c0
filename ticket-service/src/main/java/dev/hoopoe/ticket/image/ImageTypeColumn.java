package dev.hoopoe.ticket.image;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a type under its media type. */
@Converter
class ImageTypeColumn implements AttributeConverter<ImageType, String> {

    @Override
    public String convertToDatabaseColumn(ImageType type) {
        return type == null ? null : type.mediaType();
    }

    @Override
    public ImageType convertToEntityAttribute(String stored) {
        return stored == null ? null : ImageType.of(stored, "type");
    }
}
