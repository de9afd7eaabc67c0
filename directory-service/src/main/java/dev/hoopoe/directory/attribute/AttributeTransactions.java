package dev.hoopoe.directory.attribute;

import dev.hoopoe.common.cache.RowCache;
import dev.hoopoe.common.cache.RowCaches;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.event.RecordChanges;
import dev.hoopoe.common.field.FieldDefinition;
import dev.hoopoe.common.field.FieldSet;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.directory.attribute.AttributeEvent.AttributeCreated;
import dev.hoopoe.directory.attribute.AttributeEvent.AttributeDeleted;
import dev.hoopoe.directory.attribute.AttributeEvent.AttributeUpdated;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The transactions on attributes; a change draws its version first, which serialises changes. */
@ApplicationScoped
public class AttributeTransactions {

    private final AttributeRepository attributes;
    private final CurrentCaller caller;
    private final Outbox outbox;
    private final Clock clock;
    private final EntityTags tags;
    private final AttributeConfig config;
    private final RowCache recent;

    AttributeTransactions(
            AttributeRepository attributes,
            CurrentCaller caller,
            Outbox outbox,
            Clock clock,
            EntityTags tags,
            AttributeConfig config,
            RowCaches caches) {
        this.attributes = attributes;
        this.caller = caller;
        this.outbox = outbox;
        this.clock = clock;
        this.tags = tags;
        this.config = config;
        this.recent = caches.create();
    }

    /**
     * The fields that the account has defined for a scope, as the caller may see them. Outside of a transaction, a change that
     * another process has made shows after a second at most (docs/decisions/0038).
     */
    public FieldSet fields(AttributeScope scope) {
        var definitions = recent.get(caller.accountId(), scope.name(), () -> Optional.of(definitions(scope)))
                .orElseThrow();
        return new FieldSet(definitions, caller.get().isAdministrator());
    }

    private List<FieldDefinition> definitions(AttributeScope scope) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> attributes.ofScope(scope).stream()
                        .map(CustomAttribute::definition)
                        .toList());
    }

    @Transactional
    public Page<AttributeSnapshot> page(AttributeFilter filter, PageRequest request) {
        return attributes.page(filter, request).map(CustomAttribute::snapshot);
    }

    @Transactional
    List<CustomAttribute> ofScope(AttributeScope scope) {
        return attributes.ofScope(scope);
    }

    /** Defines an attribute; 409 when its scope has one of that name, or the account as many as it may have. */
    @Transactional
    public AttributeSnapshot define(AttributeScope scope, String name, AttributeDetails details) {
        details.definition(name);
        var version = nextVersion();
        if (attributes.count() >= config.maxPerAccount()) {
            throw HoopoeException.conflict(
                    "The account has the maximum of " + config.maxPerAccount() + " custom attributes");
        }
        var attribute = CustomAttribute.define(scope, name, details, clock.instant(), version);
        attributes.add(attribute);
        outbox.append(new AttributeCreated(attribute));
        return attribute.snapshot();
    }

    @Transactional
    public AttributeSnapshot update(AttributeScope scope, String name, UnaryOperator<AttributeDetails> edit) {
        var version = nextVersion();
        var attribute = require(scope, name);
        var details = edit.apply(attribute.details());
        if (details.equals(attribute.details())) {
            return attribute.snapshot();
        }
        details.definition(name);
        var before = attribute.snapshot();
        attribute.revise(details, clock.instant(), version);
        outbox.append(new AttributeUpdated(attribute, RecordChanges.between(before, attribute.snapshot())));
        return attribute.snapshot();
    }

    @Transactional
    public void delete(AttributeScope scope, String name) {
        var version = nextVersion();
        var attribute = require(scope, name);
        attributes.delete(attribute);
        outbox.append(new AttributeDeleted(attribute, version));
    }

    private long nextVersion() {
        recent.changed();
        return attributes.nextVersion();
    }

    private CustomAttribute require(AttributeScope scope, String name) {
        var attribute = attributes.find(scope, name).orElseThrow(AttributeTransactions::notFound);
        tags.require(attribute.snapshot());
        return attribute;
    }

    public static HoopoeException notFound() {
        return HoopoeException.notFound("Attribute");
    }
}
