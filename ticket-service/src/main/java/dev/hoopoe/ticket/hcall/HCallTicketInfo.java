package dev.hoopoe.ticket.hcall;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hoopoe.common.dialect.DialectTime;
import dev.hoopoe.ticket.history.HistoryEntry;
import dev.hoopoe.ticket.image.ShownImage;
import java.time.Instant;
import java.util.List;

/**
 * A whole ticket (contract HCall, section 4.4); texts that it does not have are empty.
 *
 * @param ticktStatus the contract's own spelling, beside the right one
 */
record HCallTicketInfo(
        String ticketId,
        String ticketName,
        HCallStatus ticktStatus,
        HCallStatus ticketStatus,
        String ticketExplain,
        String ticketEmail,
        List<ImageResponse> ticketImages,
        List<HistoryResponse> ticketHistory,
        Instant ticketDate,
        boolean status) {

    /** The uploaded image under other field names; the bytes are written as standard Base64. */
    @SuppressWarnings("ArrayRecordComponent") // Only written, never compared.
    record ImageResponse(
            String imageId,
            String imageName,
            @JsonProperty("image_base64") byte[] imageBase64,
            String imageType,
            Instant imageUploadedAt) {

        static ImageResponse of(ShownImage image) {
            return new ImageResponse(
                    image.imageId(),
                    image.name(),
                    image.content(),
                    image.type().mediaType(),
                    DialectTime.shown(image.uploadedAt()));
        }
    }

    record HistoryResponse(String ticketReturn, Instant ticketDate) {

        static HistoryResponse of(HistoryEntry entry) {
            return new HistoryResponse(entry.text(), DialectTime.shown(entry.createdAt()));
        }
    }
}
