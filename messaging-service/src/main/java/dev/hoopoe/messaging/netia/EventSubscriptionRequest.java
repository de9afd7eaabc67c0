package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.error.HoopoeException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event subscription in a body: in the member {@code event_subscription}, or bare. Null members count as absent. */
record EventSubscriptionRequest(
        @Valid Members eventSubscription,
        @Length(max = MAX_URL_LENGTH) String url,
        @Length(max = MAX_URL_LENGTH) String webhookUrl,
        @Size(max = MAX_EVENTS) List<@NotNull @Length(max = MAX_NAME_LENGTH) String> eventTypes,
        @Length(max = MAX_SCOPE_LENGTH) String scope) {

    private static final int MAX_URL_LENGTH = 2_048;
    private static final int MAX_EVENTS = 50;
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_SCOPE_LENGTH = 1_000;

    /** Without a word on events, and whatever the scope names. */
    private static final Set<NetiaEvent> DEFAULT =
            EnumSet.of(NetiaEvent.MESSAGE_CREATED, NetiaEvent.CONVERSATION_CREATED);

    /** The members of a subscription, each pair of which means the same (contract Netia, A8). */
    @Schema(name = "EventSubscriptionMembers")
    record Members(
            @Length(max = MAX_URL_LENGTH) String url,
            @Length(max = MAX_URL_LENGTH) String webhookUrl,
            @Size(max = MAX_EVENTS) List<@NotNull @Length(max = MAX_NAME_LENGTH) String> eventTypes,
            @Length(max = MAX_SCOPE_LENGTH) String scope) {

        private Optional<String> target() {
            return Optional.ofNullable(url == null ? webhookUrl : url);
        }

        private Optional<List<String>> types() {
            if (eventTypes != null && !eventTypes.isEmpty()) {
                return Optional.of(typesOf(named()));
            }
            return Optional.ofNullable(scope).map(text -> typesOf(namedIn(text)));
        }

        private Set<NetiaEvent> named() {
            var events = EnumSet.noneOf(NetiaEvent.class);
            for (var name : eventTypes) {
                events.add(NetiaEvent.ofName(name)
                        .orElseThrow(() ->
                                HoopoeException.invalid("event_types", "must be names of events: " + NetiaEvent.ALL)));
            }
            return events;
        }

        /** Other words mean nothing, since a scope is a free text. */
        private static Set<NetiaEvent> namedIn(String scope) {
            var events = EnumSet.copyOf(DEFAULT);
            for (var word : scope.split("\\s+", -1)) {
                NetiaEvent.ofName(word).ifPresent(events::add);
            }
            return events;
        }
    }

    /** The URL to send to; empty when the body has none. */
    Optional<String> target() {
        return members().target();
    }

    /** The types of the feed's events that are asked for; empty when the body says nothing of it. */
    Optional<List<String>> types() {
        return members().types();
    }

    /** As {@link #types}, for a new subscription. */
    List<String> typesOrDefault() {
        return types().orElseGet(() -> typesOf(DEFAULT));
    }

    private Members members() {
        return eventSubscription == null ? new Members(url, webhookUrl, eventTypes, scope) : eventSubscription;
    }

    private static List<String> typesOf(Set<NetiaEvent> events) {
        return events.stream().flatMap(event -> event.types().stream()).toList();
    }

    @Override
    public String toString() {
        return "EventSubscriptionRequest[url=***]";
    }
}
