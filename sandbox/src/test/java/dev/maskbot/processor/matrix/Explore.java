package dev.maskbot.processor.matrix;

import java.util.*;
import org.junit.jupiter.api.Test;

final class Explore {
    @Test
    void all() throws Exception {
        var only = System.getProperty("only", "");
        var seeds = Integer.getInteger("seeds", 3);
        var from = Integer.getInteger("from", 0);
        var begin = System.nanoTime(); int n = 0;
        try (var lane = new PhotoHost()) {
            for (var cell : Cell.all()) {
                if (!cell.toString().matches(only.isEmpty() ? ".*" : only)) continue;
                int met = 0, bad = 0; long t = System.nanoTime(); String ex = "";
                for (var seed = from; seed < from + seeds; seed++) {
                    var faults = Faults.of(cell, seed);
                    var report = new Case(lane, faults, Rules.KEPT, seed).run(cell.mayEnd(), 99);
                    n++;
                    met += report.met() > 0 ? 1 : 0;
                    if (!report.broken().isEmpty()) { bad++; ex = "  seed " + seed + " " + faults + "\n     " + report.broken() + " inst " + report.instances(); if (bad < 3) System.out.println(ex.length() > 900 ? ex.substring(0, 900) : ex); }
                }
                System.out.println(cell + " met " + met + "/" + seeds + " bad " + bad + " " + (System.nanoTime() - t) / 1_000_000 / seeds + " ms");
            }
        }
        System.out.println(n + " cases in " + (System.nanoTime() - begin) / 1_000_000_000.0);
    }
}
