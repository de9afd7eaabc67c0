package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The details of the survivor of a merge (docs/decisions/0043): it keeps its values and takes those that it lacks. */
final class MergeRule {

    private MergeRule() {}

    /** @param takesLogin whether the survivor takes over the source's login */
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
