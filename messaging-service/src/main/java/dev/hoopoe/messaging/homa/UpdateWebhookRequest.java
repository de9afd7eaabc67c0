package dev.hoopoe.messaging.homa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.messaging.webhook.EventTypes;
import dev.hoopoe.messaging.webhook.FieldFilters;
import dev.hoopoe.messaging.webhook.WebhookDetails;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** Changes of a webhook: an absent field stays, null removes description, types or filters. */
record UpdateWebhookRequest(
        Optional<@Text(max = CreateWebhookRequest.MAX_URL_LENGTH) String> url,
        Optional<@Length(max = CreateWebhookRequest.MAX_DESCRIPTION_LENGTH) String> description,
        Optional<@Size(max = EventTypes.MAX_NAMES) List<@NotNull @Length(max = EventTypes.MAX_LENGTH) String>>
                eventTypes,
        Optional<ObjectNode> filters) {

    WebhookDetails over(WebhookDetails present) {
        return new WebhookDetails(
                url == null ? present.url() : url.orElse(null),
                description == null ? present.description() : description.orElse(null),
                eventTypes == null ? present.eventTypes() : EventTypes.of(eventTypes.orElse(null)),
                filters == null ? present.filters() : FieldFilters.of(filters.orElse(null)));
    }

    @Override
    public String toString() {
        return "UpdateWebhookRequest[url=***]";
    }
}
