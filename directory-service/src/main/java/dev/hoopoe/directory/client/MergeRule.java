package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a client is after another one was merged into it (docs/decisions/0043): it keeps what it has and takes what it lacks. */
final class MergeRule {

    /** The rule as the OpenAPI document states it. */
    static final String TEXT =
            "The client named in `into` survives. It keeps its name, e-mail address, phone number and the"
                    + " values of its `data`, and takes from the other one the address, the number and each value of `data` that it"
                    + " lacks (absent or null). If both log in, the survivor's login stays and the other one's ends; if only the other"
                    + " one does, its login moves, and its e-mail address with it, since that is what a client logs in by. Tickets and"
                    + " messages follow within moments. The old id and number lead to the survivor from then on. It cannot be undone.";

    private MergeRule() {}

    /** @param takesLogin whether the survivor logs in as the source did */
    static ClientDetails survivor(ClientDetails target, ClientDetails source, boolean takesLogin) {
        return new ClientDetails(
                target.name(),
                takesLogin && !leadsToBoth(target, source) ? source.email() : either(target.email(), source.email()),
                either(target.phone(), source.phone()),
                ClientData.checked(data(target.data(), source.data())));
    }

    private static boolean leadsToBoth(ClientDetails target, ClientDetails source) {
        return target.email() != null && Client.keyOf(target.email()).equals(Client.keyOf(source.email()));
    }

    private static String either(String own, String other) {
        return own == null ? other : own;
    }

    private static ObjectNode data(ObjectNode own, ObjectNode other) {
        var merged = own.deepCopy();
        other.properties().stream()
                .filter(field -> !merged.hasNonNull(field.getKey()))
                .forEach(field -> merged.set(field.getKey(), field.getValue()));
        return merged;
    }
}
