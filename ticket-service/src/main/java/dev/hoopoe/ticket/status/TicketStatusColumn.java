package dev.hoopoe.ticket.status;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a status under its wire name. */
@Converter(autoApply = true)
class TicketStatusColumn implements AttributeConverter<TicketStatus, String> {

    @Override
    public String convertToDatabaseColumn(TicketStatus status) {
        return status == null ? null : status.wireName();
    }

    @Override
    public TicketStatus convertToEntityAttribute(String stored) {
        return stored == null ? null : TicketStatus.of(stored);
    }
}
