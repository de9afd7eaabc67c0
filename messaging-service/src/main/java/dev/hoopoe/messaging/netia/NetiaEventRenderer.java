package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.event.CloudEvents;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.messaging.webhook.delivery.EventRenderer;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/** Builds the requests to event subscriptions, each in the account of its event and on a thread that may wait for the database. */
@ApplicationScoped
class NetiaEventRenderer implements EventRenderer {

    private static final String CALLER = "messaging-service/event-subscriptions";

    private final NetiaPayloads payloads;
    private final AccountScope scope;
    private final ObjectMapper mapper;

    NetiaEventRenderer(NetiaPayloads payloads, AccountScope scope, ObjectMapper mapper) {
        this.payloads = payloads;
        this.scope = scope;
        this.mapper = mapper;
    }

    @Override
    public Future<String> render(String cloudEvent) {
        var rendered = Promise.<String>promise();
        try {
            Infrastructure.getDefaultWorkerPool().execute(() -> complete(rendered, cloudEvent));
        } catch (RejectedExecutionException e) {
            rendered.fail(e);
        }
        return rendered.future();
    }

    private void complete(Promise<String> rendered, String cloudEvent) {
        try {
            rendered.complete(body(cloudEvent));
        } catch (JsonProcessingException | RuntimeException e) {
            rendered.fail(e);
        }
    }

    private String body(String cloudEvent) throws JsonProcessingException {
        var event = mapper.readTree(cloudEvent);
        var type = event.path("type").asText();
        var snapshot = event.at("/data/snapshot");
        var account = Caller.system(event.path("accountid").asText(), CALLER);
        var body = NetiaEvent.ofType(type)
                .map(known -> Map.of(
                        "event", known.wireName(), "payload", scope.call(account, () -> payloads.of(known, snapshot))))
                // A test, which is made from no event of the feed.
                .orElseGet(() -> Map.of("event", "webhook:" + actionOf(type), "payload", snapshot));
        return mapper.writeValueAsString(body);
    }

    private static String actionOf(String type) {
        return type.substring(CloudEvents.TYPE_PREFIX.length()).split("\\.", -1)[1];
    }
}
