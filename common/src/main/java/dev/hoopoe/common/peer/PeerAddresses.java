package dev.hoopoe.common.peer;

import java.net.URI;
import java.util.List;

/** Where the replicas of the neighbour services listen. */
public interface PeerAddresses {

    /**
     * The same resource at each replica of the service whose configured base address the URL begins with, in the order in
     * which they are to be tried; each call begins with another one. Any other URL alone.
     */
    List<URI> placesOf(URI url);
}
