package dev.hoopoe.messaging.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.messaging.webhook.delivery.Endpoint;
import dev.hoopoe.messaging.webhook.delivery.WebhookFormat;
import dev.hoopoe.messaging.webhook.signing.SecretStore;
import dev.hoopoe.messaging.webhook.signing.WebhookSecret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** An endpoint to which an account's events are sent; only the queue writes how far it is. */
@Entity
public class Webhook {

    @Id
    private UUID id;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    private String url;

    private String description;

    private String[] eventTypes;

    /** Replaced whole, never changed within: compared by identity, or numbers would count as changes at each flush. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private ObjectNode filters;

    @Column(updatable = false)
    private WebhookFormat format;

    private boolean verified;

    private WebhookState state;

    private String stateReason;

    private byte[] secret;

    private byte[] formerSecret;

    private Instant formerSecretUntil;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @Column(updatable = false)
    private long position;

    @Column(updatable = false)
    private int pending;

    @Column(updatable = false)
    private Instant failingSince;

    @Column(updatable = false)
    private Long missedAfter;

    @Column(updatable = false)
    private Long missedThrough;

    protected Webhook() {}

    /**
     * A new webhook.
     *
     * @param position events after it are sent
     * @param verified false for one that is sent nothing until its URL has answered a challenge
     */
    Webhook(WebhookDetails details, WebhookFormat format, boolean verified, long position, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpochPlus1();
        this.state = WebhookState.ACTIVE;
        this.createdAt = now;
        this.format = format;
        this.verified = verified;
        this.position = position;
        apply(details, now);
    }

    /** Applies the new values; false when nothing changed. */
    boolean revise(WebhookDetails details, Instant now) {
        if (details.equals(details())) {
            return false;
        }
        apply(details, now);
        return true;
    }

    /** The result of a challenge to the URL. */
    void verify(boolean answered, Instant now) {
        if (verified != answered) {
            verified = answered;
            updatedAt = now;
        }
    }

    private void apply(WebhookDetails details, Instant now) {
        url = details.url();
        description = details.description();
        eventTypes = details.eventTypes().toArray(String[]::new);
        filters = details.filters();
        updatedAt = now;
    }

    public WebhookDetails details() {
        return new WebhookDetails(url, description, List.of(eventTypes), filters);
    }

    /** Signs with a secret from now on, and with the former one as well until that time. */
    void signWith(WebhookSecret newSecret, Instant formerUntil, SecretStore store, Instant now) {
        formerSecret = secret;
        formerSecretUntil = secret == null ? null : formerUntil;
        secret = store.seal(newSecret, id);
        updatedAt = now;
    }

    /** Where to send, and what to sign with just now. */
    Endpoint endpoint(SecretStore store, Instant now) {
        var secrets = new ArrayList<>(List.of(store.open(secret, id)));
        if (formerSecretUntil(now) != null) {
            secrets.add(store.open(formerSecret, id));
        }
        return new Endpoint(id, url, format, secrets);
    }

    void pause(Instant now) {
        if (state == WebhookState.ACTIVE) {
            state = WebhookState.PAUSED;
            stateReason = "Paused by an administrator";
            updatedAt = now;
        }
    }

    /** False when it was active. */
    boolean resume(Instant now) {
        if (state == WebhookState.ACTIVE) {
            return false;
        }
        state = WebhookState.ACTIVE;
        stateReason = null;
        updatedAt = now;
        return true;
    }

    public UUID id() {
        return id;
    }

    public String accountId() {
        return accountId;
    }

    public WebhookFormat format() {
        return format;
    }

    /** Whether it is sent anything. */
    public boolean isVerified() {
        return verified;
    }

    public WebhookState state() {
        return state;
    }

    public String stateReason() {
        return stateReason;
    }

    /** Null when the former secret no longer signs. */
    public Instant formerSecretUntil(Instant now) {
        return formerSecretUntil != null && formerSecretUntil.isAfter(now) ? formerSecretUntil : null;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public long position() {
        return position;
    }

    public int pending() {
        return pending;
    }

    public Instant failingSince() {
        return failingSince;
    }

    public Long missedAfter() {
        return missedAfter;
    }

    public Long missedThrough() {
        return missedThrough;
    }
}
