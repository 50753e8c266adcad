// Solves a transportation problem by LEMON's network simplex, for comparison with our own engine (see ../README.md).
// Argument: a binary file of int32 (officials, units, arcs), int32 first[units + 1], int32 official[arcs],
// int32 cost[arcs], int32 lo[officials], int32 hi[officials]. For each number of a pivot rule read from standard input
// it solves once and prints: milliseconds, objective, 1 if optimal, most memory used so far in KB.
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>
#include <sys/resource.h>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

using Graph = lemon::StaticDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int, long long>;

static std::vector<int32_t> read(FILE* file, size_t count) {
  std::vector<int32_t> values(count);
  if (fread(values.data(), 4, count, file) != count) throw 1;
  return values;
}

int main(int, char** arguments) {
  FILE* file = fopen(arguments[1], "rb");
  if (!file) return 1;
  const auto head = read(file, 3);
  const int officials = head[0], units = head[1], count = head[2];
  const auto first = read(file, units + 1), official = read(file, count), cost = read(file, count);
  const auto lo = read(file, officials), hi = read(file, officials);
  fclose(file);

  // Units come first, then officials, then the one that takes in everything.
  const int sink = units + officials;
  std::vector<std::pair<int, int>> ends;
  for (int u = 0; u < units; u++)
    for (int at = first[u]; at < first[u + 1]; at++) ends.push_back({u, units + official[at]});
  for (int o = 0; o < officials; o++) ends.push_back({units + o, sink});
  Graph graph;
  graph.build(sink + 1, ends.begin(), ends.end());
  std::vector<std::pair<int, int>>().swap(ends);

  Graph::ArcMap<int> lower(graph, 0), upper(graph, 1);
  Graph::ArcMap<long long> costs(graph, 0);
  Graph::NodeMap<int> supply(graph, 0);
  for (int at = 0; at < count; at++) costs[graph.arc(at)] = cost[at];
  for (int o = 0; o < officials; o++) {
    lower[graph.arc(count + o)] = lo[o];
    upper[graph.arc(count + o)] = hi[o];
  }
  for (int u = 0; u < units; u++) supply[graph.node(u)] = 1;
  supply[graph.node(sink)] = -units;

  Simplex simplex(graph);
  simplex.lowerMap(lower).upperMap(upper).costMap(costs).supplyMap(supply);
  int rule;
  while (scanf("%d", &rule) == 1) {
    const auto began = std::chrono::steady_clock::now();
    const auto answer = simplex.run(static_cast<Simplex::PivotRule>(rule));
    const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - began;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%.3f %lld %d %ld\n", spent.count(), simplex.totalCost<long long>(), answer == Simplex::OPTIMAL,
           usage.ru_maxrss);
    fflush(stdout);
  }
}
