package dev.hoopoe.bench.sockets;

import java.util.List;

/** How much one quantity rises with another: the line with the least squares of distances. */
final class Slope {

    private Slope() {}

    /** A measured point. */
    record Point(double x, double y) {}

    /** @throws IllegalArgumentException when the points do not have two different {@code x} */
    static double of(List<Point> points) {
        double meanX = points.stream().mapToDouble(Point::x).average().orElse(0);
        double meanY = points.stream().mapToDouble(Point::y).average().orElse(0);
        double squares = 0;
        double products = 0;
        for (Point point : points) {
            squares += (point.x() - meanX) * (point.x() - meanX);
            products += (point.x() - meanX) * (point.y() - meanY);
        }
        if (squares == 0) {
            throw new IllegalArgumentException("A slope needs two different numbers: " + points);
        }
        return products / squares;
    }
}
