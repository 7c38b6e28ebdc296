/* Written by python -m geo.maps.style. */
window.dateline.looks = {
  "ground": {
    "light": {
      "sea": "#dde6ec",
      "river": "#a3c1d4",
      "land": "#f0efeb",
      "green": "#e3ead9",
      "building": "#e2dfd8",
      "road": "#cfc8ba",
      "focus": "#fdfcf8",
      "border": "#a3a9b4",
      "disputed": "#6f7887",
      "ink": "#2b323c",
      "muted": "#5b6470",
      "halo": "#fdfcf8",
      "paper": "#ffffff",
      "rule": "#d5d9df",
      "accent": "#1f2937"
    },
    "dark": {
      "sea": "#10151b",
      "river": "#45647c",
      "land": "#1c222a",
      "green": "#1d2926",
      "building": "#2a313b",
      "road": "#46505e",
      "focus": "#272e38",
      "border": "#4c5563",
      "disputed": "#8d97a6",
      "ink": "#e8ebf0",
      "muted": "#a2acb9",
      "halo": "#161b22",
      "paper": "#1a2028",
      "rule": "#38414d",
      "accent": "#f5f7fa"
    }
  },
  "groups": [
    {
      "key": "violence",
      "label": "Violence",
      "light": "#a10f41",
      "dark": "#e6426b",
      "path": "M0.00,-1.25L1.25,0.00L0.00,1.25L-1.25,0.00Z",
      "reach": 1.25
    },
    {
      "key": "unrest",
      "label": "Violent unrest",
      "light": "#da3f57",
      "dark": "#fea3b5",
      "path": "M0.00,-0.56L0.56,-1.12L1.12,-0.56L0.56,0.00L1.12,0.56L0.56,1.12L0.00,0.56L-0.56,1.12L-1.12,0.56L-0.56,0.00L-1.12,-0.56L-0.56,-1.12Z",
      "reach": 1.25
    },
    {
      "key": "protest",
      "label": "Protest",
      "light": "#266bc6",
      "dark": "#5ca8f4",
      "path": "M0,-1A1,1 0 1 1 0,1A1,1 0 1 1 0,-1Z",
      "reach": 1.0
    },
    {
      "key": "obstruction",
      "label": "Obstruction",
      "light": "#d06e0c",
      "dark": "#f39006",
      "path": "M0.00,-1.56L1.35,0.78L-1.35,0.78Z",
      "reach": 1.56
    },
    {
      "key": "policing",
      "label": "Policing",
      "light": "#1a9a86",
      "dark": "#21d5dc",
      "path": "M0.89,-0.89L0.89,0.89L-0.89,0.89L-0.89,-0.89Z",
      "reach": 1.26
    },
    {
      "key": "military",
      "label": "Military movement",
      "light": "#5f3099",
      "dark": "#a261e0",
      "path": "M0.00,-1.10L0.95,-0.55L0.95,0.55L0.00,1.10L-0.95,0.55L-0.95,-0.55Z",
      "reach": 1.1
    },
    {
      "key": "disaster",
      "label": "Disaster or accident",
      "light": "#542819",
      "dark": "#beab7a",
      "path": "M0.00,-1.39L0.45,-0.62L1.33,-0.43L0.73,0.24L0.82,1.13L0.00,0.77L-0.82,1.13L-0.73,0.24L-1.33,-0.43L-0.45,-0.62Z",
      "reach": 1.4
    },
    {
      "key": "politics",
      "label": "Politics",
      "light": "#92600d",
      "dark": "#e2d049",
      "path": "M-0.396,-1.189H0.396V-0.396H1.189V0.396H0.396V1.189H-0.396V0.396H-1.189V-0.396H-0.396Z",
      "reach": 1.25
    },
    {
      "key": "other",
      "label": "Other",
      "light": "#736f91",
      "dark": "#8a99b1",
      "path": "M0.00,1.15L-1.09,0.36L-0.68,-0.93L0.68,-0.93L1.09,0.36Z",
      "reach": 1.15
    }
  ]
};
