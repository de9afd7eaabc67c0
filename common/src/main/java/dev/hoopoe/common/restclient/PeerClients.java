package dev.hoopoe.common.restclient;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.ServiceCallFilter;
import dev.hoopoe.common.identity.ServiceTokens;
import dev.hoopoe.common.peer.PeerCalls;
import dev.hoopoe.common.peer.PeersConfig;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * Builds REST clients of the neighbours' {@code /internal} operations, with this service's token. Each call goes to one of the
 * neighbour's replicas by {@link PeerCalls}.
 */
@ApplicationScoped
public class PeerClients {

    private final PeerCalls calls;
    private final PeersConfig config;
    private final ServiceCallFilter identity;

    PeerClients(PeerCalls calls, PeersConfig config, ServiceTokens tokens, CurrentCaller caller) {
        this.calls = calls;
        this.config = config;
        this.identity = new ServiceCallFilter(tokens, caller);
    }

    /** A client of directory-service. */
    public <T> T directory(Class<T> operations) {
        return client(operations, config.directoryUrl(), config.timeout());
    }

    /** A client of ticket-service. */
    public <T> T ticket(Class<T> operations) {
        return client(operations, config.ticketUrl(), config.timeout());
    }

    /** A client of messaging-service. */
    public <T> T messaging(Class<T> operations) {
        return client(operations, config.messagingUrl(), config.timeout());
    }

    /** A client of the service at a base address, with the usual time to connect. */
    public <T> T client(Class<T> operations, URI url, Duration timeout) {
        return client(operations, url, config.connectTimeout(), timeout);
    }

    /**
     * A client of the service at a base address.
     *
     * @param operations an interface with the annotations of JAX-RS
     * @param connectTimeout of each attempt
     * @param timeout of each attempt's answer
     */
    public <T> T client(Class<T> operations, URI url, Duration connectTimeout, Duration timeout) {
        var byPlace = new ClientsByPlace<>(operations, connectTimeout, timeout, identity);
        var client = Proxy.newProxyInstance(
                operations.getClassLoader(),
                new Class<?>[] {operations},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? method.invoke(byPlace, arguments)
                        : calls.call(
                                url,
                                method.isAnnotationPresent(GET.class),
                                place -> invoke(byPlace.at(place), method, arguments)));
        return operations.cast(client);
    }

    private static Object invoke(Object client, Method method, Object[] arguments) throws Exception {
        try {
            method.setAccessible(true);
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** One client of the framework for each replica, since its base address is fixed. */
    private record ClientsByPlace<T>(
            Class<T> operations,
            Duration connectTimeout,
            Duration timeout,
            ServiceCallFilter identity,
            Map<URI, T> clients) {

        /** Replicas come and go; the clients of former ones are forgotten. */
        private static final int MAX_CLIENTS = 32;

        ClientsByPlace(Class<T> operations, Duration connectTimeout, Duration timeout, ServiceCallFilter identity) {
            this(operations, connectTimeout, timeout, identity, new ConcurrentHashMap<>());
        }

        T at(URI place) {
            if (clients.size() > MAX_CLIENTS) {
                clients.clear();
            }
            return clients.computeIfAbsent(place, this::build);
        }

        /** Calls between services are few: none is lost on a connection kept to a process that has been replaced since. */
        private T build(URI place) {
            return QuarkusRestClientBuilder.newBuilder()
                    .baseUri(place)
                    .connectTimeout(connectTimeout.toMillis(), TimeUnit.MILLISECONDS)
                    .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .property(QuarkusRestClientProperties.KEEP_ALIVE_ENABLED, false)
                    .register(identity)
                    .build(operations);
        }
    }
}
