package dev.hoopoe.kubernetes.network;

import java.util.HashMap;
import java.util.Map;

/**
 * One end of a connection.
 *
 * @param namespace the name of its namespace; null for an address outside of the cluster
 * @param ports the ports it listens on, by names
 */
public record Peer(
        String name, String namespace, Map<String, String> labels, String address, Map<String, Integer> ports) {

    static final String HOOPOE = "hoopoe";
    private static final String OF_PODS = "10.244.0.7";

    /** A pod of Hoopoe's namespace. */
    public static Peer inside(String name, Map<String, String> labels, Map<String, Integer> ports) {
        return new Peer(name, HOOPOE, labels, OF_PODS, ports);
    }

    /** A pod of another namespace. */
    public static Peer outside(String name, String namespace, Map<String, String> labels, int port) {
        return new Peer(name, namespace, labels, OF_PODS, Map.of("", port));
    }

    /** Something that is no pod. */
    public static Peer address(String name, String address, int... ports) {
        var byName = new HashMap<String, Integer>();
        for (int port : ports) {
            byName.put(Integer.toString(port), port);
        }
        return new Peer(name, null, Map.of(), address, byName);
    }

    /** Whether policies of Hoopoe's namespace apply to it. */
    public boolean isInside() {
        return HOOPOE.equals(namespace);
    }
}
