package dev.hoopoe.common.replica;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A row to be written. A deletion may have the version of the last change, since deleting a row does not increment it.
 *
 * @param body null for a deleted aggregate
 */
record ReplicaRow(String id, long version, JsonNode body, boolean deleted) {

    /** Whether this one replaces the other, which has the same id. */
    boolean replaces(ReplicaRow other) {
        return other.version < version || (other.version == version && deleted && !other.deleted);
    }

    String text() {
        return body == null ? "{}" : body.toString();
    }
}
